import HTTPTypes

extension Desk {
    var hospitalAPI: [Route] {
        [
            look("services", may: .readHospital, .listServices, listServicesAPI),
            act(.post, "services", may: .changeHospital, .addService, addServiceAPI),
            look("services/:id", may: .readHospital, .readService, readServiceAPI),
            look("services/:id/trouble", may: .reportTickets, .readTrouble, readTroubleAPI),
            act(.patch, "services/:id", may: .changeHospital, .changeService, changeServiceAPI),
            look("devices", may: .readHospital, .listDevices, listDevicesAPI),
            act(.post, "devices", may: .changeHospital, .addDevice, addDeviceAPI),
            look("devices/:id", may: .readHospital, .readDevice, readDeviceAPI),
            act(.patch, "devices/:id", may: .changeHospital, .changeDevice, changeDeviceAPI),
            look("locations", may: .readHospital, .listLocations, listLocationsAPI),
            act(.post, "locations", may: .changeHospital, .addLocation, addLocationAPI),
            look("locations/:id", may: .readHospital, .readLocation, readLocationAPI),
            act(.patch, "locations/:id", may: .changeHospital, .changeLocation, changeLocationAPI),
            act(.post, "imports", may: .changeHospital, .importRows, importAPI),
            act(.post, "imports/stop", may: .changeHospital, .stopImports, stopImportsAPI),
            act(.post, "imports/starter", may: .changeHospital, .loadStarter, loadStarterAPI),
        ]
    }
}
